package io.syncorswim.report;

/** Where on an axis a value lies: 0 at its low end, 1 at its high end. */
sealed interface Scale {
    double low();

    double high();

    /** The value's place; outside of 0 to 1 when the value is outside of the axis. */
    double place(double value);

    /** Equal distances for equal differences. */
    record Linear(double low, double high) implements Scale {
        public Linear {
            requireOrder(low, high);
        }

        @Override
        public double place(double value) {
            return (value - low) / (high - low);
        }
    }

    /** Equal distances for equal ratios; a value of 0 or less has no place (NaN). */
    record Log(double low, double high) implements Scale {
        public Log {
            requireOrder(low, high);
            if (low <= 0) {
                throw new IllegalArgumentException("a log scale begins above 0, not at " + low);
            }
        }

        @Override
        public double place(double value) {
            return value > 0 ? Math.log(value / low) / Math.log(high / low) : Double.NaN;
        }
    }

    /**
     * Equal distances for each further nine of a percentile: 90, 99, 99.9. The tail, where users
     * suffer, gets the room that a linear axis would give to the median.
     */
    record Nines(double low, double high) implements Scale {
        public Nines {
            requireOrder(low, high);
            if (low < 0 || high >= 100) {
                throw new IllegalArgumentException(
                        "percentiles lie from 0 to below 100, not from " + low + " to " + high);
            }
        }

        @Override
        public double place(double value) {
            return (nines(value) - nines(low)) / (nines(high) - nines(low));
        }

        private static double nines(double percentile) {
            return -Math.log10(1 - percentile / 100);
        }
    }

    private static void requireOrder(double low, double high) {
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "a scale's low end must be below its high end, not " + low + " and " + high);
        }
    }
}
