package backproplab.check;

import backproplab.check.mistake.Catalogue;
import backproplab.check.mistake.TensorMistakes;
import backproplab.check.own.OwnPart;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Diagnosis;

/** Runs the fixtures of a part, compares with the textbook, and asks the catalogue where something is wrong. */
public final class Check {
    private static final Diagnosis DIAGNOSIS = new Diagnosis(Catalogue.all(), TensorMistakes.all());

    private Check() {}

    /**
     * Checks one part.
     *
     * @param part what is checked
     * @return what was found
     */
    public static CheckResult of(OwnPart part) {
        return DIAGNOSIS.of(part);
    }
}
