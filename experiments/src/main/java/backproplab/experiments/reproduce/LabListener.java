package backproplab.experiments.reproduce;

import backproplab.experiments.compare.ComparisonListener;

/** Hears how a run of Lab goes on. */
public interface LabListener extends ComparisonListener {

    /**
     * A variant begins.
     *
     * @param number of this variant, from 1
     * @param count how many there are
     * @param name experiment and variant
     * @param how what is special about this run; for people
     */
    void variantStarted(int number, int count, String name, String how);

    /**
     * How long all experiments will take that are left, after each of their trainings. What {@link #timeLeft} tells is of one experiment.
     *
     * @param seconds an estimate, corrected by how long everything took so far
     */
    default void labTimeLeft(double seconds) {}

    /**
     * What another machine trained is in the tables, and lost no more.
     *
     * @param what its network and seed, for people
     */
    default void kept(String what) {}
}
