package io.syncorswim.lab;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What some of a machine's cores did, from {@code /proc/stat}.
 *
 * @param count of the cores
 * @param busyTicks time since boot that they were not idle, in ticks, stolen time included
 * @param stolenTicks time since boot that a hypervisor gave to others though it was wanted here
 */
record Cores(int count, long busyTicks, long stolenTicks) {
    private static final int STEAL = 8;

    private static final Pattern ALLOWED =
            Pattern.compile("^Cpus_allowed_list:\\s*(\\S+)", Pattern.MULTILINE);

    /** The numbers of the cores that a process may run on, from its {@code /proc} status. */
    static BitSet allowed(String status) {
        BitSet cores = new BitSet();
        Matcher list = ALLOWED.matcher(status);
        if (list.find()) {
            // 0-3,8
            for (String range : list.group(1).split(",")) {
                String[] ends = range.split("-");
                int last = Integer.parseInt(ends[ends.length - 1]);
                cores.set(Integer.parseInt(ends[0]), last + 1);
            }
        }
        return cores;
    }

    /** Adds up the cores of these numbers; those that are offline are not there. */
    static Cores of(String stat, BitSet numbers) {
        int count = 0;
        long busy = 0;
        long stolen = 0;
        for (String line : stat.lines().filter(text -> text.matches("cpu\\d+ .*")).toList()) {
            // cpuN user nice system idle iowait irq softirq steal
            String[] fields = line.split("\\s+");
            if (numbers.get(Integer.parseInt(fields[0].substring("cpu".length())))) {
                count++;
                for (int i = 1; i <= STEAL; i++) {
                    busy += i == 4 || i == 5 ? 0 : Long.parseLong(fields[i]);
                }
                stolen += Long.parseLong(fields[STEAL]);
            }
        }
        return new Cores(count, busy, stolen);
    }
}
