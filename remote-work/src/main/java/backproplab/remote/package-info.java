/**
 * Work that is done on other machines: {@link backproplab.remote.Cluster} hands {@link backproplab.remote.Work} to a
 * {@link backproplab.remote.Worker} there and brings back what it left. Both ends are found by {@link java.util.ServiceLoader}: the side that
 * knows machines knows no networks, and the side that knows networks knows no machines. What travels are names and bytes, nothing else, so
 * that no class of either side needs to be the same release on both.
 *
 * <p>Uses the JDK alone.
 */
package backproplab.remote;
