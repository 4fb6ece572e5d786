package backproplab.check.mistake;

import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observation;
import backproplab.check.trial.Role;
import java.util.Optional;

/** A usual mistake that any output or gradient can have, whatever its formula: computed from the right values alone. */
public interface TensorMistake {

    /**
     * Its name.
     *
     * @return short and unique, in the whole catalogue too, for example {@code times-batch}
     */
    String id();

    /**
     * What is the case, as a colleague would say it, to be read behind the quantity's name.
     *
     * @param expected the right values
     * @param fixture where they were seen
     * @return for example {@code is the right one times 32, the batch size}
     */
    String says(Observation expected, Fixture fixture);

    /**
     * Where to look.
     *
     * @param role of the tensor
     * @return a question, for example {@code is the division by N missing?}
     */
    String asks(Role role);

    /**
     * What the mistake makes of the right values.
     *
     * @param expected the right values
     * @param fixture where they were seen
     * @return as many values; empty if the mistake cannot be made there, or would not show
     */
    Optional<double[]> wrong(Observation expected, Fixture fixture);
}
