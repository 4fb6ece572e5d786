package backproplab.experiments.reports;

import java.util.List;

/**
 * A lab report.
 *
 * @param letter A to E
 * @param title what it is about
 * @param experiments its tables and axes
 */
public record Report(String letter, String title, List<Experiment> experiments) {}
