package backproplab.datasets;

import java.util.Map;
import java.util.Optional;

/** Loads data sets in a JVM of its own and prints one line for each. */
public final class LoadMain {
    private LoadMain() {}

    public static void main(String[] tokens) {
        for (String token : tokens) {
            String outcome;
            try {
                outcome = new Catalog(Map.of())
                        .load(new Catalog.Request(token, Optional.empty(), true), ProgressListener.SILENT)
                        .train()
                        .toString();
            } catch (RuntimeException failed) {
                outcome = failed.getClass().getSimpleName() + ": "
                        + failed.getMessage().replace('\n', '|');
            }
            System.out.println("> " + outcome);
        }
    }
}
