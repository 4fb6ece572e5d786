package backproplab.report.page;

import java.util.List;

/**
 * A part of the page under a heading of its own.
 *
 * @param id its anchor
 * @param title what it answers
 * @param lead how to read it; may be empty
 * @param blocks what it consists of
 */
public record Section(String id, String title, String lead, List<Block> blocks) {}
