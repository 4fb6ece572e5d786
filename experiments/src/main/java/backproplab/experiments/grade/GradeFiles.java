package backproplab.experiments.grade;

import backproplab.experiments.results.GradeRow;
import backproplab.experiments.results.TableFolder;
import backproplab.files.disk.AtomicFiles;
import backproplab.files.disk.Disk;
import backproplab.files.run.ResultFolder;
import backproplab.report.Reports;
import backproplab.report.page.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a grading: rows of grades.csv and for each student a report of tests and a page, as they are graded; the page of the class at
 * the end.
 */
public final class GradeFiles {
    private static final String PAGES = "students/";
    private static final String TESTS = "junit/";
    private static final String COPY = "grades.html";

    private final TableFolder<GradeRow> folder;
    private final Rubric rubric;
    private final Confinement confinement;
    private final boolean drawn;
    private final FileNamer names = new FileNamer();
    private final List<GradedSubmission> graded = new ArrayList<>();
    private final List<String> pages = new ArrayList<>();

    /**
     * Nothing is written yet.
     *
     * @param folder the run's folder
     * @param rubric what there is to be had
     * @param confinement how submissions are kept from doing harm
     * @param drawn whether pages are wanted
     */
    public GradeFiles(TableFolder<GradeRow> folder, Rubric rubric, Confinement confinement, boolean drawn) {
        this.folder = folder;
        this.rubric = rubric;
        this.confinement = confinement;
        this.drawn = drawn;
    }

    /**
     * Writes what there is of one student.
     *
     * @param submission what was graded
     */
    public void add(GradedSubmission submission) {
        for (Grade grade : submission.grades()) {
            folder.add(new GradeRow(
                    folder.runId(),
                    submission.student(),
                    grade.line().check(),
                    grade.line().className(),
                    grade.points(),
                    grade.line().points(),
                    grade.verdict().words(),
                    grade.hintLine(),
                    confinement.token()));
        }
        String name = names.name(submission.student());
        write(folder.path().resolve(TESTS + "TEST-" + name + ".xml"), JUnitXml.of(submission, confinement));
        if (!drawn) {
            return;
        }
        String page = PAGES + name + ".html";
        graded.add(submission);
        pages.add(page);
        write(folder.path().resolve(page), Reports.html(StudentPage.of(submission, rubric, confinement), "../"));
    }

    /**
     * Writes the page of the class, in the run's folder and beside it.
     *
     * @return the page beside it; empty if no pages are wanted
     */
    public Optional<Path> finish() {
        if (!drawn) {
            return Optional.empty();
        }
        Page page = ClassPage.of(graded, pages, rubric, confinement);
        write(folder.path().resolve(Reports.FILE), Reports.html(page, ""));
        Path copy = folder.beside(COPY);
        write(copy, Reports.html(page, folder.path().getFileName() + "/"));
        return Optional.of(copy);
    }

    private static void write(Path file, String text) {
        try {
            Disk.createFolders(file.toAbsolutePath().getParent());
            AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ResultFolder.unwritable(file, e);
        }
    }
}
