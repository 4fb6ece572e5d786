package backproplab.experiments.grade;

import java.nio.file.Path;

/**
 * What one student handed in.
 *
 * @param student the name: that of the folder or the archive; any text
 * @param path a folder, or an archive
 */
public record Submission(String student, Path path) {}
