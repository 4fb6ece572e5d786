/** How parameters move: update rules with their constants, the L2 penalty, clipping, label smoothing. */
package backproplab.network.rule;
