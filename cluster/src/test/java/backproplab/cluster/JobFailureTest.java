package backproplab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JobFailureTest {
    private static final String BEGIN =
            "Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent failure: Lost task 0.3 in"
                    + " stage 3.0 (TID 9) ";

    @Test
    void innermostCauseAndMachine() {
        String message = BEGIN + "(pc2 executor 1): java.lang.IllegalStateException: outer\n\tat a.b(C.java:1)\n"
                + "Caused by: java.io.IOException: disk is full\n\tat a.b(C.java:2)\n\t... 3 more\n\nDriver stacktrace:\n"
                + "Caused by: what the driver had nothing to do with";
        assertEquals("java.io.IOException: disk is full on pc2", JobFailure.line(message));
    }

    @Test
    void aCauseOfItsOwn() {
        assertEquals(
                "java.lang.OutOfMemoryError: Java heap space on localhost",
                JobFailure.line(
                        BEGIN + "(localhost executor driver): java.lang.OutOfMemoryError: Java heap space\n\tat x"));
    }

    @Test
    void anExecutorThatEnded() {
        assertEquals(
                "the process that did it ended (Command exited with code 137) on pc2",
                JobFailure.line(BEGIN + "(pc2 executor 1): ExecutorLostFailure (executor 1 exited caused by one of the"
                        + " running tasks) Reason: Command exited with code 137\nDriver stacktrace:"));
    }

    @Test
    void onlyWhatWasTriedAsOftenAsItMayFailedItself() {
        assertTrue(JobFailure.ofTheWork(BEGIN + "(pc2 executor 1): java.lang.IllegalStateException: outer"));
        assertTrue(JobFailure.ofTheWork(
                "Job aborted due to stage failure: Aborting TaskSet 1.0 because task 0 (partition 0)\n"
                        + "cannot run anywhere due to node and executor excludeOnFailure."));
        assertTrue(JobFailure.ofTheWork(
                "Job aborted due to stage failure: Exception while getting task result: java.io.IOException: gone"));
        assertFalse(JobFailure.ofTheWork(null));
        assertFalse(JobFailure.ofTheWork("Job 7 cancelled because SparkContext was shut down"));
        assertFalse(JobFailure.ofTheWork(
                "Job aborted due to stage failure: Master removed our application: KILLED\nDriver stacktrace:"));
    }

    @Test
    void otherWords() {
        assertEquals("no reason given", JobFailure.line(null));
        assertEquals("SparkContext was shut down", JobFailure.line("\n  SparkContext was shut down\nmore"));
        assertEquals("x".repeat(300) + "...", JobFailure.line("x".repeat(301)));
    }
}
