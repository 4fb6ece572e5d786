/**
 * How fast the hand-written engine is: matrix products, layers and whole training steps under JMH, the steps beside
 * Deeplearning4j's.
 *
 * <p>{@link backproplab.benchmarks.Speed} is what a user starts. Rooms: {@code work} is what is measured, without a clock;
 * {@code jmh} the benchmarks; {@code latency} the time of single steps; {@code samediff} the same steps in ND4J's other interface; {@code report} tables and
 * files; {@code run} the command. Arrows: run -> jmh, latency, report, work; jmh, latency, samediff -> work.
 */
package backproplab.benchmarks;
