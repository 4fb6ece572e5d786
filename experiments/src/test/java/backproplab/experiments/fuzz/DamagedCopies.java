package backproplab.experiments.fuzz;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of some kinds, of each of which so many damaged copies are read. */
abstract class DamagedCopies {
    @TempDir
    Path folder;

    /** Reads so many copies of every kind of file. */
    abstract void all(int copies) throws Exception;

    @Test
    void damagedCopies() throws Exception {
        all(Fuzz.FEW);
    }

    @Test
    @Tag("full")
    void manyDamagedCopies() throws Exception {
        all(Fuzz.MANY);
    }
}
