package io.syncorswim.process;

import java.util.concurrent.TimeUnit;

/** More threads that compute than there are processors, for half a minute at most. */
final class BusyThreads {
    private BusyThreads() {}

    public static void main(String[] arguments) {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread.ofPlatform()
                    .start(() -> {
                        while (System.nanoTime() < endNs) {
                            Thread.onSpinWait();
                        }
                    });
        }
        System.out.println("up");
    }
}
