package io.syncorswim.experiment;

/**
 * One pattern under one policy through one scenario, once.
 *
 * @param policy what the client does about trouble; so far only {@link #PLAIN}
 * @param repetition from 1
 */
public record Trial(Pattern pattern, String policy, Scenario scenario, int repetition) {
    /** One attempt per call, a timeout, nothing else. */
    public static final String PLAIN = "plain";

    /** {@code <pattern>.<policy>.<scenario>.r<N>}: the trial's folder, and its name everywhere. */
    public String id() {
        return pattern.word() + "." + policy + "." + scenario.name() + ".r" + repetition;
    }
}
