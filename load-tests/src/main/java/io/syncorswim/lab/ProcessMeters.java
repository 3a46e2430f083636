package io.syncorswim.lab;

import io.syncorswim.metrics.Meters;
import io.syncorswim.recording.SampleLine;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** A trial's processes and the host as meters, as they were last sampled. */
final class ProcessMeters {
    private static final double NS_PER_S = 1e9;
    private static final String HOST = "host";
    private static final String BROKER = "broker";

    private final Supplier<Map<String, SampleLine>> samples;

    ProcessMeters(Supplier<Map<String, SampleLine>> samples) {
        this.samples = samples;
    }

    void describe(Meters meters, boolean isBrokered) {
        List<String> process = List.of("process");
        meters.counter(
                "syncorswim_process_cpu_seconds",
                "CPU time, user and system",
                process,
                ofProcesses(sample -> sample.cpuNs() / NS_PER_S));
        meters.gauge(
                "syncorswim_process_resident_memory_bytes",
                "Resident memory",
                process,
                ofProcesses(SampleLine::rssBytes));
        meters.gauge(
                "syncorswim_process_threads", "Threads", process, ofProcesses(SampleLine::threads));
        if (isBrokered) {
            meters.gauge(
                    "syncorswim_queue_ready_messages",
                    "Messages that wait in the trial's queues",
                    List.of(),
                    of(BROKER, SampleLine::queueDepth));
        }
        describeHost(meters);
    }

    private void describeHost(Meters meters) {
        meters.counter(
                "syncorswim_host_cpu_seconds",
                "Time of all cores that was not idle",
                List.of(),
                of(HOST, sample -> sample.cpuNs() / NS_PER_S));
        meters.counter(
                "syncorswim_host_stolen_cpu_seconds",
                "Time of all cores that a hypervisor gave to other machines, part of the busy time",
                List.of(),
                of(HOST, sample -> sample.stolenNs() / NS_PER_S));
        meters.gauge("syncorswim_host_cpus", "Cores", List.of(), of(HOST, SampleLine::threads));
        meters.gauge(
                "syncorswim_host_memory_used_bytes",
                "Memory that is not available",
                List.of(),
                of(HOST, SampleLine::rssBytes));
    }

    private Consumer<Meters.Values> ofProcesses(ToDoubleFunction<SampleLine> value) {
        return values ->
                samples.get()
                        .forEach((name, sample) -> {
                            if (!name.equals(HOST) && sample.cpuNs() >= 0) {
                                values.is(value.applyAsDouble(sample), name);
                            }
                        });
    }

    private Consumer<Meters.Values> of(String name, ToDoubleFunction<SampleLine> value) {
        return values -> {
            SampleLine sample = samples.get().get(name);
            double known = sample == null ? -1 : value.applyAsDouble(sample);
            // A sample's -1 says that nobody knows, a queue's depth of a silent broker for example.
            if (known >= 0) {
                values.is(known);
            }
        };
    }
}
