package io.syncorswim.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Metric families by job and name, as a process exported them or as the document describes them.
 *
 * @param type counter, gauge or histogram
 * @param labels but for the buckets' bounds and those that Prometheus adds
 */
record Exported(String job, String name, String type, Set<String> labels) {
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:]\\w*)(?:\\{(.*)})? \\S+.*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern ROW =
            Pattern.compile("\\| `(syncorswim_\\w+)` \\| (\\w+) \\| ([^|]*)\\|.*");
    private static final Set<String> OF_THE_TRIAL = Set.of("pattern", "policy", "scenario");

    /** The families of one scrape in the text format. */
    static List<Exported> scraped(String job, String text) {
        Map<String, String> types = new LinkedHashMap<>();
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            } else if (!line.startsWith("#") && sample.matches()) {
                labels.computeIfAbsent(family(sample.group(1), types), _ -> new TreeSet<>())
                        .addAll(names(sample.group(2) == null ? "" : sample.group(2)));
            }
        }
        List<Exported> families = new ArrayList<>();
        labels.forEach((name, own) ->
                families.add(new Exported(job, name, types.getOrDefault(name, "?"), own)));
        return families;
    }

    /** The families that the document describes. */
    static List<Exported> documented(String markdown) {
        List<Exported> families = new ArrayList<>();
        String job = "";
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("## ")) {
                job = line.substring(3).split("\\W")[0].toLowerCase(java.util.Locale.ROOT);
                job = job.equals("backends") ? "backend" : job;
            }
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> labels =
                        Pattern.compile("`(\\w+)`")
                                .matcher(row.group(3))
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toCollection(TreeSet::new));
                families.add(new Exported(job, row.group(1), row.group(2), labels));
            }
        }
        return families;
    }

    private static String family(String sample, Map<String, String> types) {
        if (!types.containsKey(sample)) {
            String base = sample.replaceFirst("_(bucket|sum|count)$", "");
            if ("histogram".equals(types.get(base)) || "summary".equals(types.get(base))) {
                return base;
            }
        }
        return sample;
    }

    private static Set<String> names(String labels) {
        Set<String> names =
                LABEL.matcher(labels)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        names.remove("le");
        names.removeAll(OF_THE_TRIAL);
        return names;
    }
}
