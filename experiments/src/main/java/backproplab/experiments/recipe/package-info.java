/** What is trained: the settings of a network, its update rule and its loop, and the rows of a comparison made of them. */
package backproplab.experiments.recipe;
