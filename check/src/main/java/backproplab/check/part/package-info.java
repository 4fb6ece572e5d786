/** What can be checked: layers, losses, penalties and rules as the engines know them, and what only a check knows. */
package backproplab.check.part;
