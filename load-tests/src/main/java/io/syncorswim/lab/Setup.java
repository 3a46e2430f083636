package io.syncorswim.lab;

import io.syncorswim.experiment.Experiment;
import io.syncorswim.process.Children;
import io.syncorswim.process.LoopbackPorts;
import io.syncorswim.process.RealTime;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What every trial of a run shares.
 *
 * @param results the run's result directory
 * @param token lets the control endpoints of this run's services be used
 * @param namespace sets this run's queues apart from another lab's on the same broker
 * @param injectorPriority how the injector gets the processors that it shares with all others
 * @param live where what is measured can be watched
 */
record Setup(
        Installation installation,
        Experiment experiment,
        Path results,
        String token,
        String namespace,
        Children children,
        HttpClient http,
        LoopbackPorts ports,
        Clock clock,
        Progress progress,
        RealTime injectorPriority,
        LiveMetrics live) {}
