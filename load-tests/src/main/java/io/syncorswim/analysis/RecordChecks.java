package io.syncorswim.analysis;

import static io.syncorswim.analysis.Judge.beyond;
import static io.syncorswim.analysis.Judge.unless;
import static io.syncorswim.analysis.Words.count;
import static io.syncorswim.analysis.Words.ms;
import static io.syncorswim.analysis.Words.number;

import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.analysis.Evidence.EffectFacts;
import io.syncorswim.analysis.Evidence.OrderFacts;
import io.syncorswim.analysis.Judge.Finding;
import io.syncorswim.analysis.Judge.Named;
import io.syncorswim.ledger.Books;
import io.syncorswim.ledger.Happened;
import io.syncorswim.recording.Conversion;
import io.syncorswim.recording.Timeline;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checks that ask whether the records are whole and agree with each other. */
final class RecordChecks {
    static final List<Named> ALL =
            List.of(
                    new Named("complete", RecordChecks::complete),
                    new Named("arrivals", RecordChecks::arrivals),
                    new Named("ledger", RecordChecks::ledger),
                    new Named("records", RecordChecks::records),
                    new Named("clock", RecordChecks::clock),
                    new Named("send-lag", RecordChecks::sendLag),
                    new Named("steady", SteadyCheck::steady));

    private RecordChecks() {}

    private static Finding complete(Evidence evidence) {
        List<String> unreadable = evidence.trial().unreadable();
        Timeline timeline = evidence.trial().timeline();
        if (!unreadable.isEmpty()) {
            return new Finding(
                    Validity.INVALID, "Records are gone: " + Words.list(unreadable) + ".");
        }
        return timeline != null && timeline.complete()
                ? new Finding(Validity.VALID, "The trial ran to its end.")
                : new Finding(Validity.INVALID, "The trial was interrupted before its end.");
    }

    private static Finding arrivals(Evidence evidence) {
        Books books = evidence.allBooks();
        String sentence =
                "%s of %s left a record (limit: all)"
                        .formatted(
                                number(books.offered()), count(books.scheduled(), "planned order"));
        if (books.scheduled() == 0) {
            return new Finding(Validity.INVALID, "No order was planned, none was recorded.");
        }
        Conversion conversion = conversion(evidence);
        if (conversion != null && conversion.scheduled() != books.scheduled()) {
            return new Finding(
                    Validity.INVALID,
                    "The records hold %s where %s were written (limit: all)."
                            .formatted(
                                    count(books.scheduled(), "planned order"),
                                    number(conversion.scheduled())));
        }
        long strange =
                conversion == null
                        ? 0
                        : conversion.unscheduledArrivals()
                                + conversion.repeatedArrivals()
                                + conversion.differingIntended();
        return new Finding(
                unless(books.missing() == 0 && strange == 0, Validity.INVALID),
                sentence
                        + (strange == 0
                                ? "."
                                : "; %s contradict the schedule (limit: none)."
                                        .formatted(count(strange, "record"))));
    }

    private static Finding ledger(Evidence evidence) {
        Books books = evidence.books();
        Books all = evidence.allBooks();
        long happened = 0;
        for (Happened each : Happened.values()) {
            happened += books.of(each);
        }
        EffectFacts effects = evidence.effects();
        long accounted = all.effects() + effects.unscheduled() + effects.late();
        boolean closed =
                books.scheduled() == evidence.rows()
                        && happened == books.offered()
                        && accounted == effects.rows();
        return new Finding(
                unless(closed, Validity.INVALID),
                "The books %s: %s in the ledger of %s in the schedule, %s accounted for of %s in the journals."
                        .formatted(
                                closed ? "close" : "do not close",
                                number(books.scheduled()),
                                count(evidence.rows(), "order"),
                                number(accounted),
                                count(effects.rows(), "effect")));
    }

    /**
     * A malformed line is doubt, as a SIGKILL may tear one; an effect of an order that nobody sent
     * is a contradiction.
     */
    private static Finding records(Evidence evidence) {
        EffectFacts effects = evidence.effects();
        Conversion conversion = conversion(evidence);
        if (conversion == null) {
            return new Finding(
                    Validity.SUSPECT, "Nothing says how the raw records were converted.");
        }
        List<String> wrong = new ArrayList<>();
        Validity validity = Validity.VALID;
        for (Conversion.Malformed torn : conversion.malformed()) {
            wrong.add(count(torn.lines(), "malformed line") + " of " + torn.file());
            validity = Validity.SUSPECT;
        }
        if (effects.unscheduled() > 0) {
            wrong.add(count(effects.unscheduled(), "effect") + " of orders never scheduled");
            validity = Validity.INVALID;
        }
        if (conversion.effects() != effects.rows()) {
            wrong.add(
                    "%s where %s were written"
                            .formatted(
                                    count(effects.rows(), "effect"), number(conversion.effects())));
            validity = Validity.INVALID;
        }
        return new Finding(
                validity,
                wrong.isEmpty()
                        ? "Every line of the raw records was read, and none is strange."
                        : "The records hold " + Words.list(wrong) + " (limit: none).");
    }

    private static Finding clock(Evidence evidence) {
        Timeline timeline = evidence.trial().timeline();
        OrderFacts order = evidence.order();
        long impossible =
                order.answeredEarly() + order.doneEarly() + evidence.effects().backwards();
        if (timeline == null) {
            return new Finding(Validity.SUSPECT, "Nothing says that the clocks agree.");
        }
        if (timeline.clockOffsetNs() != 0 || impossible > 0) {
            return new Finding(
                    Validity.INVALID,
                    "The processes' clocks are %s apart, and %s ended before it began (limit: 0)."
                            .formatted(
                                    ms(timeline.clockOffsetNs() / 1e6),
                                    count(impossible, "thing")));
        }
        return new Finding(
                unless(order.sentEarly() == 0, Validity.SUSPECT),
                order.sentEarly() == 0
                        ? "All processes read one clock, and everything ended after it began."
                        : count(order.sentEarly(), "order")
                                + " went out before the intended start (limit: none).");
    }

    /** The worst phase counts: a fault's few orders may be all that was late. */
    private static Finding sendLag(Evidence evidence) {
        Double p99 = evidence.sendLag().p99();
        Double max = evidence.sendLag().max();
        Map.Entry<String, Double> worst =
                evidence.sendLagByPart().entrySet().stream()
                        .flatMap(part -> p99(part).stream())
                        .max(Map.Entry.comparingByValue())
                        .orElse(null);
        if (p99 == null || max == null || worst == null) {
            return new Finding(Validity.SUSPECT, "No send lag is known: nothing was sent.");
        }
        return new Finding(
                beyond(
                        worst.getValue(),
                        Limits.SEND_LAG_P99_SUSPECT_MS,
                        Limits.SEND_LAG_P99_INVALID_MS),
                "Send lag p99 was %s, in the %s %s; at most it was %s (limit: p99 %s in any phase)."
                        .formatted(
                                ms(p99),
                                worst.getKey(),
                                ms(worst.getValue()),
                                ms(max),
                                ms(Limits.SEND_LAG_P99_SUSPECT_MS)));
    }

    private static Optional<Map.Entry<String, Double>> p99(Map.Entry<String, Percentiles> part) {
        Double p99 = part.getValue().p99();
        return p99 == null ? Optional.empty() : Optional.of(Map.entry(part.getKey(), p99));
    }

    private static @Nullable Conversion conversion(Evidence evidence) {
        Timeline timeline = evidence.trial().timeline();
        return timeline == null ? null : timeline.conversion();
    }
}
