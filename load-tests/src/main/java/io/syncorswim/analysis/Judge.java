package io.syncorswim.analysis;

import io.syncorswim.analysis.Verdict.Check;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether one trial's figures can be believed; the worst finding wins.
 *
 * <p>A check that throws has found nothing out, so it is {@link Validity#SUSPECT} and never passes.
 */
final class Judge {
    /** One question to the evidence; the finding is one sentence with the figure and the limit. */
    interface Question {
        Finding answer(Evidence evidence);
    }

    /** What a question found. */
    record Finding(Validity validity, String sentence) {}

    /** A question and the stable name of its check. */
    record Named(String name, Question question) {}

    private final List<Named> questions;

    Judge(List<Named> questions) {
        this.questions = List.copyOf(questions);
    }

    /** The judge that asks every question there is. */
    static Judge strict() {
        List<Named> questions = new ArrayList<>(RecordChecks.ALL);
        questions.addAll(LabChecks.ALL);
        return new Judge(questions);
    }

    Verdict judge(Evidence evidence) {
        List<Check> checks = questions.stream().map(named -> check(named, evidence)).toList();
        Validity worst =
                checks.stream().map(Check::validity).reduce(Validity.VALID, Validity::worse);
        return new Verdict(Verdict.SCHEMA, evidence.trial().trial().id(), worst, checks);
    }

    private static Check check(Named named, Evidence evidence) {
        try {
            Finding finding = named.question().answer(evidence);
            return new Check(named.name(), finding.validity(), finding.sentence());
        } catch (RuntimeException failed) {
            return new Check(
                    named.name(), Validity.SUSPECT, "The check itself failed: " + failed + ".");
        }
    }

    /** SUSPECT beyond one limit, INVALID beyond the other. */
    static Validity beyond(double value, double suspect, double invalid) {
        if (value > invalid) {
            return Validity.INVALID;
        }
        return value > suspect ? Validity.SUSPECT : Validity.VALID;
    }

    /** VALID if it holds. */
    static Validity unless(boolean holds, Validity otherwise) {
        return holds ? Validity.VALID : otherwise;
    }
}
