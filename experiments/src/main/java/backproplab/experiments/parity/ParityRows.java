package backproplab.experiments.parity;

import backproplab.experiments.results.ParityRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Findings as lines of parity.csv. */
public final class ParityRows {
    private ParityRows() {}

    /**
     * The lines of a subject.
     *
     * @param runId name of the run folder
     * @param seed the run's seed
     * @param result what was found
     * @return one line for each finding, and one more if the comparison failed
     */
    public static List<ParityRow> of(String runId, long seed, SubjectResult result) {
        List<ParityRow> rows = new ArrayList<>();
        for (Finding finding : result.findings()) {
            TensorError error = finding.error();
            rows.add(row(
                    runId,
                    seed,
                    result,
                    finding.step(),
                    finding.quantity().token(),
                    finding.name(),
                    error.worstIndex(),
                    error.maxAbsolute(),
                    finding.absolute() ? Double.NaN : error.relative(),
                    finding.bound(),
                    finding.verdict(),
                    finding.proof().map(ParityRows::tie)));
        }
        if (result.failure().isPresent()) {
            rows.add(row(
                    runId,
                    seed,
                    result,
                    0,
                    "",
                    "",
                    -1,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Verdict.FAILED,
                    Optional.empty()));
        }
        return rows;
    }

    private static ParityRow.Tie tie(TieProof proof) {
        Tie tie = proof.tie();
        return new ParityRow.Tie(tie.step(), tie.layer(), tie.index(), tie.size(), tie.rounding(), proof.witnessed());
    }

    private static ParityRow row(
            String runId,
            long seed,
            SubjectResult result,
            int step,
            String quantity,
            String name,
            int worstIndex,
            double maxAbsolute,
            double relative,
            double bound,
            Verdict verdict,
            Optional<ParityRow.Tie> tie) {
        Subject subject = result.subject();
        return new ParityRow(
                runId,
                subject.name(),
                SubjectResult.token(result.precision()),
                subject.rule().optimizer().kind().token(),
                subject.learningRate(),
                subject.batchSize(),
                seed,
                step,
                quantity,
                name,
                worstIndex,
                maxAbsolute,
                relative,
                bound,
                verdict.token(),
                tie);
    }
}
