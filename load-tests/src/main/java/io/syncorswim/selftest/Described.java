package io.syncorswim.selftest;

import java.util.Locale;

/** Cases in words. */
final class Described {
    private Described() {}

    /** What was asked of the server. */
    static String setting(Case what) {
        String arrivals =
                String.format(
                        Locale.ROOT,
                        "%s arrivals, %.0f/s for %.1f s",
                        what.arrivals().word(),
                        what.ratePerSecond(),
                        what.length().toNanos() / 1e9);
        String workers = what.workers() == 0 ? "a worker for each order" : workers(what.workers());
        return switch (what.shape()) {
            case Shape.Calm _, Shape.Queueing _ ->
                    arrivals + "; " + workers + ", " + what.serviceTime() + " each";
            case Shape.FanOut three ->
                    "%s; exponential %d, %d and %d ms at three systems at once"
                            .formatted(
                                    arrivals,
                                    three.inventory().toMillis(),
                                    three.payment().toMillis(),
                                    three.shipping().toMillis());
            case Shape.ServerFreeze freeze ->
                    "%s; %s; nothing is answered for %d ms in the middle"
                            .formatted(arrivals, what.serviceTime(), freeze.length().toMillis());
            case Shape.InjectorFreeze freeze ->
                    "%s; %s; the injector is stopped for %d ms in the middle"
                            .formatted(arrivals, what.serviceTime(), freeze.length().toMillis());
            case Shape.Overload _ ->
                    String.format(
                            Locale.ROOT,
                            "100/s, then %.0f/s for %.0f s, then 100/s; %s, %s each",
                            what.load().get(1).ratePerSecond(),
                            what.load().get(1).length().toNanos() / 1e9,
                            workers,
                            what.serviceTime());
            case Shape.Planted planted ->
                    "%s; %d orders lost, %d done twice, %d partly, %d refused and yet done"
                            .formatted(
                                    arrivals,
                                    planted.lost(),
                                    planted.duplicated(),
                                    planted.partial(),
                                    planted.recovered());
        };
    }

    /** What it is held against, and who found it. */
    static String model(Case what) {
        return switch (what.shape()) {
            case Shape.Calm _ -> "the service time itself";
            case Shape.Queueing _ ->
                    what.isFixed()
                            ? "M/D/c: Crommelin 1932, Franx 2001; Pollaczek-Khinchine for one"
                                    + " worker"
                            : "M/M/c: Erlang 1917, Gross and Harris, chapter 2; Pollaczek-Khinchine"
                                    + " for one worker";
            case Shape.FanOut _ -> "the maximum of independent times: the product of distributions";
            case Shape.ServerFreeze _, Shape.InjectorFreeze _ ->
                    "a freeze's share of the orders, spread evenly: Tene on coordinated omission";
            case Shape.Overload _ -> "a fluid: Kleinrock, volume 2, section 2.7";
            case Shape.Planted _ -> "counting";
        };
    }

    private static String workers(int count) {
        return count == 1 ? "one worker" : count + " workers";
    }
}
