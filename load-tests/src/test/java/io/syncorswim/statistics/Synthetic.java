package io.syncorswim.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Made-up repetitions whose truth is known: 18 seconds of 80 orders per second as in a default
 * trial, in blocks of one second and three phases, with latencies that depend on each other and
 * repetitions that differ by more than their orders do.
 */
final class Synthetic {
    static final int[] BLOCKS = {5, 6, 7};
    static final int PER_BLOCK = 80;
    static final int ORDERS = 18 * PER_BLOCK;

    /** An order takes at most that long to be good: four of five orders of the default model. */
    private static final double MEDIAN_MS = 100;

    private Synthetic() {}

    /** What makes the orders of a repetition alike. */
    interface Model {
        /** Latencies of so many orders in milliseconds, before the repetition's own factor. */
        double[] latencies(Random random, int orders);

        /** The truth without any repetition's factor. */
        double quantile(double q);
    }

    /**
     * Lognormal latencies, correlated from order to order: a Gaussian first-order autoregression.
     *
     * @param memory correlation of an order with the next
     */
    record Autoregression(double sigma, double memory) implements Model {
        @Override
        public double[] latencies(Random random, int orders) {
            double[] latencies = new double[orders];
            double state = random.nextGaussian();
            for (int i = 0; i < orders; i++) {
                latencies[i] = MEDIAN_MS * Math.exp(sigma * state);
                state = memory * state + Math.sqrt(1 - memory * memory) * random.nextGaussian();
            }
            return latencies;
        }

        @Override
        public double quantile(double q) {
            return MEDIAN_MS * Math.exp(sigma * normal(q));
        }
    }

    /**
     * The time in a queue with one worker, Poisson arrivals and exponential work (Lindley's
     * recursion), which is exponential itself with mean 1 / (rate of work - rate of arrivals).
     */
    record Queue(double utilisation) implements Model {
        @Override
        public double[] latencies(Random random, int orders) {
            double rate = 1;
            double work = utilisation;
            double[] latencies = new double[orders];
            double before = -Math.log(1 - random.nextDouble()) / (1 / work - rate);
            for (int i = 0; i < orders; i++) {
                latencies[i] = before;
                double gap = -Math.log(1 - random.nextDouble()) / rate;
                before = Math.max(0, before - gap) - work * Math.log(1 - random.nextDouble());
            }
            return latencies;
        }

        @Override
        public double quantile(double q) {
            return -Math.log(1 - q) / (1 / utilisation - 1);
        }
    }

    /** One repetition's completion times; an order is good within the objective. */
    static Repetition repetition(int number, double[] latenciesMs, double objectiveMs) {
        List<Block> blocks = new ArrayList<>();
        int per = latenciesMs.length / Arrays.stream(BLOCKS).sum();
        int from = 0;
        for (int stratum = 0; stratum < BLOCKS.length; stratum++) {
            for (int i = 0; i < BLOCKS[stratum]; i++, from += per) {
                double[] own = Arrays.copyOfRange(latenciesMs, from, from + per);
                long good = Arrays.stream(own).filter(ms -> ms <= objectiveMs).count();
                Counts counts =
                        Counts.ofNs(
                                Arrays.stream(own).mapToLong(ms -> (long) (ms * 1e6)).toArray());
                blocks.add(new Block(stratum, per, per, good, 0, Counts.NONE, counts));
            }
        }
        return new Repetition(number, blocks);
    }

    /** A cell of so many repetitions, and its exact figures. */
    static final class Cell {
        private final List<Repetition> repetitions;
        private final double[] sortedMs;
        private final double goodShare;

        private Cell(List<Repetition> repetitions, double[] sortedMs, double goodShare) {
            this.repetitions = repetitions;
            this.sortedMs = sortedMs;
            this.goodShare = goodShare;
        }

        List<Repetition> repetitions() {
            return repetitions;
        }

        double goodShare() {
            return goodShare;
        }

        static Cell of(List<double[]> latenciesMs, double objectiveMs) {
            List<Repetition> repetitions =
                    IntStream.range(0, latenciesMs.size())
                            .mapToObj(i -> repetition(i + 1, latenciesMs.get(i), objectiveMs))
                            .toList();
            double[] all = latenciesMs.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
            double good = Arrays.stream(all).filter(ms -> ms <= objectiveMs).count();
            return new Cell(repetitions, all, good / all.length);
        }

        /** Nearest rank. */
        double quantile(double q) {
            return sortedMs[(int) Math.ceil(q * sortedMs.length) - 1];
        }
    }

    /** Latencies of repetitions, each by a lognormal factor of its own. */
    static List<double[]> latencies(
            Random random, Model model, int repetitions, double between, int orders) {
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            double factor = Math.exp(between * random.nextGaussian());
            all.add(
                    Arrays.stream(model.latencies(random, orders))
                            .map(ms -> ms * factor)
                            .toArray());
        }
        return all;
    }

    static double normal(double q) {
        return org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1)
                .inverseCumulativeProbability(q);
    }
}
