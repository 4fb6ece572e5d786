package backproplab.experiments.reproduce;

import backproplab.experiments.checkpoint.EndedRun;
import java.util.List;

/**
 * What another machine says of a unit.
 *
 * @param ended what each engine left, in their order; none if there was too little memory
 * @param warnings for people
 * @param outOfMemory what was thrown where others left too little heap; null if they did not
 */
public record UnitAnswer(List<EndedRun> ended, List<String> warnings, String outOfMemory) {
    /**
     * Copies the lists.
     */
    public UnitAnswer {
        ended = List.copyOf(ended);
        warnings = List.copyOf(warnings);
    }
}
