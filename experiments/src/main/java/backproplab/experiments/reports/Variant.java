package backproplab.experiments.reports;

import backproplab.experiments.check.NumericCheck;
import backproplab.experiments.engine.EngineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One value on an experiment's axis: a row of a report's table.
 *
 * @param name what is special about it
 * @param full the report's settings; empty if it is not trained
 * @param quick settings of the quick preset, if not the experiment's own way to shrink
 * @param medium settings of the medium preset, if not a tenth of many epochs
 * @param engine the only engine that runs it; empty for those that were asked for
 * @param threads how many threads it has; empty for those of the command
 * @param published figures of the report
 * @param curves epochs that the report prints
 * @param check what is done in place of a training; empty for trainings
 * @param note what is guessed, or why it is not run
 */
public record Variant(
        String name,
        Optional<Setup> full,
        Optional<Setup> quick,
        Optional<Setup> medium,
        Optional<EngineKind> engine,
        OptionalInt threads,
        List<Published> published,
        List<Curve> curves,
        Optional<NumericCheck> check,
        String note) {

    static Variant of(String name, Setup full) {
        return untrained(name, Optional.empty(), "").full(full);
    }

    /** A numeric check, which takes no time and no data; by the textbook engine. */
    static Variant of(String name, NumericCheck check) {
        return untrained(name, Optional.of(check), "").on(EngineKind.LOOPS);
    }

    /** A row of a report that Lab cannot run; it is listed with the reason. */
    static Variant unrunnable(String name, String why) {
        return untrained(name, Optional.empty(), why);
    }

    private static Variant untrained(String name, Optional<NumericCheck> check, String note) {
        return new Variant(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                check,
                note);
    }

    private Variant full(Setup setup) {
        return new Variant(name, Optional.of(setup), quick, medium, engine, threads, published, curves, check, note);
    }

    Variant quickly(Setup other) {
        return new Variant(name, full, Optional.of(other), medium, engine, threads, published, curves, check, note);
    }

    Variant inMedium(Setup other) {
        return new Variant(name, full, quick, Optional.of(other), engine, threads, published, curves, check, note);
    }

    Variant on(EngineKind only) {
        return new Variant(name, full, quick, medium, Optional.of(only), threads, published, curves, check, note);
    }

    Variant onThreads(int count) {
        return new Variant(name, full, quick, medium, engine, OptionalInt.of(count), published, curves, check, note);
    }

    Variant noted(String text) {
        return new Variant(name, full, quick, medium, engine, threads, published, curves, check, text);
    }

    Variant published(List<Published> figures) {
        return new Variant(name, full, quick, medium, engine, threads, figures, curves, check, note);
    }

    /** The report's only training of this kind, under the names that the file of its epochs has. */
    Variant curve(String report, String experiment, String variant) {
        return curve("", report, experiment, variant);
    }

    Variant curve(String by, String report, String experiment, String variant) {
        List<Curve> more = new ArrayList<>(curves);
        more.add(new Curve(by, PublishedEpochs.of(report, experiment, variant)));
        return new Variant(name, full, quick, medium, engine, threads, published, more, check, note);
    }

    /**
     * What its rows are called.
     *
     * @param by which of the report's own runs a figure is of; empty if there is only one
     * @return for example {@code 4 layers (framework)}
     */
    public String rowName(String by) {
        return by.isEmpty() ? name : name + " (" + by + ")";
    }

    /**
     * Whether Lab can run it.
     *
     * @return false if it is listed only, with the reason as its note
     */
    public boolean runnable() {
        return full.isPresent() || check.isPresent();
    }
}
