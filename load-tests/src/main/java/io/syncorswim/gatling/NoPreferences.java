package io.syncorswim.gatling;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;

/**
 * The user's preferences as Gatling finds them: in memory, and saying that a newer version has just
 * been looked for in vain.
 *
 * <p>At the start of a run and once more for its charts, Gatling 3.15 asks Maven Central for its
 * newest version, unless its preferences remember a recent answer; it then keeps the answer below
 * the user's home. No setting turns that off. A measurement asks nothing of the network and leaves
 * nothing behind, so it gets these preferences instead.
 */
public final class NoPreferences implements PreferencesFactory {
    private static final String FACTORY = "java.util.prefs.PreferencesFactory";

    /** Makes them this JVM's; must come before Gatling's first use. */
    static void install() {
        System.setProperty(FACTORY, NoPreferences.class.getName());
    }

    @Override
    public Preferences systemRoot() {
        return new InMemory(null, "");
    }

    @Override
    public Preferences userRoot() {
        return new InMemory(null, "");
    }

    private static final class InMemory extends AbstractPreferences {
        private final Map<String, String> values = new HashMap<>();

        InMemory(@Nullable AbstractPreferences parent, String name) {
            super(parent, name);
            // Gatling's names. A check in the future never becomes too old.
            values.put("lastCheckTimestamp", Long.toString(Long.MAX_VALUE / 2));
            values.put("lastCheckSuccess", "false");
        }

        @Override
        protected void putSpi(String key, String value) {
            values.put(key, value);
        }

        @Override
        protected @Nullable String getSpi(String key) {
            return values.get(key);
        }

        @Override
        protected void removeSpi(String key) {
            values.remove(key);
        }

        @Override
        protected void removeNodeSpi() {
            values.clear();
        }

        @Override
        protected String[] keysSpi() {
            return values.keySet().toArray(String[]::new);
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            return new InMemory(this, name);
        }

        @Override
        protected void syncSpi() {}

        @Override
        protected void flushSpi() {}
    }
}
