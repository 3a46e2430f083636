package io.syncorswim.selftest;

import java.util.ArrayList;
import java.util.List;

/** Holds what the harness says of a case against what arithmetic says. */
final class Judge {
    private Judge() {}

    static CaseResult judge(Observed observed) {
        Paths paths = Paths.of(observed);
        List<Row> rows =
                new ArrayList<>(
                        switch (observed.placed().what().shape()) {
                            case Shape.Calm _ -> CalmRows.of(observed, paths);
                            case Shape.Queueing _ -> QueueRows.of(observed, paths);
                            case Shape.FanOut three -> FanOutRows.of(three, observed, paths);
                            case Shape.ServerFreeze freeze ->
                                    FreezeRows.of(freeze, observed, paths);
                            case Shape.InjectorFreeze _ -> FreezeRows.ofInjector(observed);
                            case Shape.Overload _ -> OverloadRows.of(observed);
                            case Shape.Planted planted -> LedgerRows.of(planted, observed);
                        });
        rows.addAll(paths.rows());
        return CaseResult.of(observed, rows);
    }
}
