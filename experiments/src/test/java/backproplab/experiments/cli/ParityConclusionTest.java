package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.dl4j.Precision;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.parity.Finding;
import backproplab.experiments.parity.Quantity;
import backproplab.experiments.parity.Subject;
import backproplab.experiments.parity.SubjectResult;
import backproplab.experiments.parity.Subjects;
import backproplab.experiments.parity.TensorError;
import backproplab.experiments.parity.Tie;
import backproplab.experiments.parity.TieProof;
import backproplab.files.failure.ExitCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParityConclusionTest {
    private static final Subject SUBJECT = Subjects.all(false).get(0);
    private static final TieProof PROOF = new TieProof(new Tie(38, "relu", 486, 1.1e-6, 4.5e-7), 6e-7);

    private static Finding finding(double right, Optional<TieProof> proof) {
        TensorError error = TensorError.of(new double[] {1}, new double[] {right});
        return new Finding(100, Quantity.PARAMETER, "w", error, false, 1e-3, proof);
    }

    private static SubjectResult result(Optional<String> objection, Finding... findings) {
        return new SubjectResult(SUBJECT, Precision.FLOAT, List.of(findings), Optional.empty(), objection);
    }

    private static final SubjectResult AGREED = result(Optional.empty(), finding(1, Optional.empty()));
    private static final SubjectResult TIED =
            result(Optional.empty(), finding(1, Optional.empty()), finding(0.9, Optional.of(PROOF)));
    private static final SubjectResult BROKEN = result(Optional.of("because"), finding(0.5, Optional.empty()));

    private static final String EXCUSE =
            "layer/Linear in float: 1 tied since step 38, relu, input 486, 1.1e-06 from its other side, where rounding is"
                    + " 4.5e-07. Largest: parameter of w, step 100: 1.0e-01; at most 6.0e-07 with two seeds without a tie";

    @Test
    void allWithinBoundsIsCodeZero() {
        ParityConclusion conclusion = new ParityConclusion(List.of(AGREED, AGREED), EngineKind.DL4J);
        assertEquals(ExitCode.OK, conclusion.code());
        assertEquals(List.of("The engines agree: all 2 quantities are within their bounds."), conclusion.lines());
    }

    @Test
    void tiesWithProofAreCodeZeroAndCountedInTheLastLine() {
        ParityConclusion conclusion = new ParityConclusion(List.of(AGREED, TIED), EngineKind.DL4J);
        assertEquals(ExitCode.OK, conclusion.code());
        assertEquals(
                List.of(
                        EXCUSE,
                        "The engines agree: 2 of 3 quantities are within their bounds, 1 are tied, with proof."),
                conclusion.lines());
    }

    @Test
    void aBrokenBoundBesideATieIsCodeOne() {
        ParityConclusion conclusion = new ParityConclusion(List.of(TIED, BROKEN), EngineKind.DL4J);
        assertEquals(ExitCode.FAILURE, conclusion.code());
        assertEquals(
                List.of(
                        EXCUSE,
                        "THE ENGINES DIFFER: 1 of 3 quantities are beyond their bounds and 1 more tied, in 1 of 2"
                                + " comparisons. The first:",
                        "layer/Linear in float, step 100, parameter of w: relative error 5.00e-01, bound 1e-03; worst at"
                                + " index 0: 1.0 here, 0.5 in Deeplearning4j; no tie: because"),
                conclusion.lines());
    }
}
