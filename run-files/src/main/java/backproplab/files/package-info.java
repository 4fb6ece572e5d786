/**
 * What every command needs that keeps a run: files that are there whole or not at all, run folders, tables for a spreadsheet
 * and for the screen, errors for people.
 *
 * <p>Arrows run one way: {@code run} uses {@code table} and {@code disk}, {@code table} uses {@code disk}, and all may use
 * {@code failure}; {@code option}, what a user gives, and {@code machine} stand alone. Nothing here knows what a network is. A test holds this.
 */
package backproplab.files;
