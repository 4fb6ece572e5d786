package backproplab.experiments.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir
    private Path folder;

    @Test
    void whateverItsHolderFailsWithTheLockIsFreeAgain() {
        for (Throwable failure : List.of(
                UserException.usage("no"), new IllegalStateException("broken"), new OutOfMemoryError("no memory"))) {
            assertSame(
                    failure,
                    assertThrows(
                            failure.getClass(),
                            () -> RunLock.during(folder, lock -> {
                                if (failure instanceof Error error) {
                                    throw error;
                                }
                                throw (RuntimeException) failure;
                            })));
            RunLock.during(folder, lock -> lock).close();
        }
    }

    @Test
    void itIsKeptFromOthersUntilItIsClosed() {
        try (RunLock held = RunLock.during(folder, lock -> lock)) {
            UserException refused =
                    assertThrows(UserException.class, () -> RunLock.during(folder, lock -> lock), held.toString());
            assertEquals(ExitCode.ENVIRONMENT, refused.code());
            assertTrue(refused.getMessage().startsWith(folder + " is still running"), refused.getMessage());
        }
        RunLock.during(folder, lock -> lock).close();
    }
}
