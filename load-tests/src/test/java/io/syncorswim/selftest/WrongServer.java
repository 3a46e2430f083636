package io.syncorswim.selftest;

import io.syncorswim.wire.ServiceTime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A synthetic server that does not do what it says: slower, without its freeze, one order short.
 */
final class WrongServer {
    private static final long SEED = 42;

    private WrongServer() {}

    /** {@code DIR}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        SyntheticServer.serve(programme().served(WrongServer::wrong), Path.of(args[0]));
    }

    /** The quick programme without its longer cases. */
    static Programme programme() {
        List<Case> cases =
                Programme.quick(SEED).placed().stream()
                        .map(Programme.Placed::what)
                        .filter(one -> !(one.shape() instanceof Shape.Queueing))
                        .filter(one -> !(one.shape() instanceof Shape.Overload))
                        .filter(one -> !(one.shape() instanceof Shape.InjectorFreeze))
                        .toList();
        return Programme.of(SEED, cases, Duration.ofMillis(500));
    }

    /** A case as this server understands it. */
    static Case wrong(Case what) {
        return switch (what.shape()) {
            case Shape.Calm _, Shape.Queueing _, Shape.Overload _ ->
                    what.with(slower(what.serviceTime()));
            case Shape.ServerFreeze _ -> what.with(new Shape.Calm());
            case Shape.Planted planted ->
                    what.with(
                            new Shape.Planted(
                                    planted.lost() + 1,
                                    planted.duplicated(),
                                    planted.partial(),
                                    planted.recovered()));
            case Shape.FanOut _, Shape.InjectorFreeze _ -> what;
        };
    }

    private static ServiceTime slower(ServiceTime told) {
        return new ServiceTime(
                told.distribution(), Duration.ofNanos(told.mean().toNanos() * 11 / 10));
    }
}
