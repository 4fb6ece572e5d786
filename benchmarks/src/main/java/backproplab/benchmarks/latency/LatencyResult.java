package backproplab.benchmarks.latency;

import backproplab.benchmarks.work.StepFacts;

/**
 * Times of consecutive steps.
 *
 * @param facts what ran
 * @param steps how many were timed
 * @param medianMs middle of the times, milliseconds
 * @param p99Ms time that 99 of 100 steps did not exceed, milliseconds
 * @param maxMs longest time, milliseconds
 * @param bytesPerStep bytes allocated on the Java heap by all threads, over the number of steps
 * @param collections garbage collections during the timed steps
 */
public record LatencyResult(
        StepFacts facts,
        int steps,
        double medianMs,
        double p99Ms,
        double maxMs,
        double bytesPerStep,
        long collections) {}
