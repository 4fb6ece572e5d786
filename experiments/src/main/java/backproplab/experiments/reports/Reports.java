package backproplab.experiments.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The five reports, and how experiments are named. */
public final class Reports {
    /** The word for every experiment. */
    public static final String ALL = "all";

    private static final List<Report> REPORTS =
            List.of(ReportA.report(), ReportB.report(), ReportC.report(), ReportD.report(), ReportE.report());

    private Reports() {}

    /**
     * All reports.
     *
     * @return A to E
     */
    public static List<Report> all() {
        return REPORTS;
    }

    /**
     * The experiments that a name stands for.
     *
     * @param name {@code all}, a report's letter, an experiment's path, or {@code sensitivity} for {@link Sensitivities}; in any case
     * @return in the order of the reports; empty if there is none of that name
     */
    public static List<Experiment> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        List<Experiment> lines = Sensitivities.all().stream()
                .filter(each -> wanted.equals(Sensitivities.NAME)
                        || wanted.equals(each.path().toLowerCase(Locale.ROOT)))
                .toList();
        return !lines.isEmpty() ? lines : ofReports(wanted);
    }

    private static List<Experiment> ofReports(String wanted) {
        return REPORTS.stream()
                .flatMap(report -> report.experiments().stream())
                .filter(each -> wanted.equals(ALL)
                        || wanted.equals(each.report().toLowerCase(Locale.ROOT))
                        || wanted.equals(each.path().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /**
     * Every name that {@link #named} knows.
     *
     * @return {@code all}, letters, paths, {@code sensitivity}
     */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(ALL));
        for (Report report : REPORTS) {
            names.add(report.letter());
            report.experiments().forEach(each -> names.add(each.path()));
        }
        names.add(Sensitivities.NAME);
        Sensitivities.all().forEach(each -> names.add(each.path()));
        return names;
    }
}
