/**
 * Work on other machines, by Apache Spark: {@link backproplab.cluster.SparkProvider} connects, {@link backproplab.cluster.SparkCluster} hands
 * out. One piece of work is one job of one task, whose thread on this side waits for it; what is given to all machines is a broadcast.
 * Nothing here knows what the work is.
 */
package backproplab.cluster;
