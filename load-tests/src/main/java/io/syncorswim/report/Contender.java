package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.experiment.Pattern;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is compared: a pattern under a policy.
 *
 * @param label the pattern's word; with the policy's where there are several policies
 * @param meaning the pattern in plain words; empty for one that this version does not know
 */
record Contender(String pattern, String policy, String label, String meaning, Look look) {
    /** Those that took part or were meant to, in the order of the experiment. */
    static List<Contender> of(Analysis analysis) {
        Set<String> policies = new LinkedHashSet<>();
        Set<String> patterns = new LinkedHashSet<>(analysis.run().patterns());
        for (Analysis.Cell cell : analysis.cells()) {
            policies.add(cell.policy());
            patterns.add(cell.pattern());
        }
        if (policies.isEmpty()) {
            policies.add("");
        }
        List<Contender> contenders = new ArrayList<>();
        for (String pattern : patterns) {
            for (String policy : policies) {
                String label = policies.size() > 1 ? pattern + " " + policy : pattern;
                String meaning = Pattern.ofWord(pattern).map(Pattern::meaning).orElse("");
                contenders.add(new Contender(pattern, policy, label, meaning, Look.of(pattern)));
            }
        }
        return contenders;
    }

    boolean is(Analysis.Cell cell) {
        return cell.pattern().equals(pattern) && cell.policy().equals(policy);
    }
}
