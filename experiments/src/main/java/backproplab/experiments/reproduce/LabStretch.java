package backproplab.experiments.reproduce;

import java.util.List;

/**
 * Trainings of a run of Lab that follow each other.
 *
 * @param together how many at the same time; {@link LabSchedule#ELSEWHERE} for other machines
 * @param timed whether their times are what a claim or a figure is about
 * @param units in the order of their rows
 */
record LabStretch(int together, boolean timed, List<LabUnit> units) {}
