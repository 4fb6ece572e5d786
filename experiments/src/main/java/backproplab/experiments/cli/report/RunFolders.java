package backproplab.experiments.cli.report;

import backproplab.experiments.cli.command.NamedRun;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import backproplab.files.run.FolderName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds runs of any command by the name or the path of their folder. */
final class RunFolders {
    private RunFolders() {}

    /**
     * The folders that were named.
     *
     * @throws UserException with code 3 if one is not there, or none was named and there is none
     */
    static List<Path> find(Path out, List<String> names) {
        if (names.isEmpty()) {
            return List.of(
                    newest(out)
                            .orElseThrow(
                                    () -> UserException.data(
                                            "There is no run in " + out + " yet: no folder such as "
                                                    + "20261121-034946-task1.\nStart one, for instance Task1, or name a folder of results with --out.")));
        }
        return names.stream().map(name -> named(out, name)).toList();
    }

    private static Path named(Path out, String name) {
        return NamedRun.find(out, name, Files::isDirectory)
                .orElseThrow(() -> UserException.data("There is no run " + name
                        + ": neither a folder of that name, nor one in " + out
                        + " or " + out.resolve(NamedRun.PUBLISHED) + ".\nName a folder such as 20261121-034946-task1"
                        + newest(out)
                                .map(newest -> "; the newest is " + newest.getFileName())
                                .orElse("") + "."));
    }

    private static Optional<Path> newest(Path out) {
        if (!Files.isDirectory(out)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> FolderName.of(folder).isPresent())
                    .max(Comparator.comparing(folder -> FolderName.of(folder).orElseThrow()));
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot look for runs in " + out + ": " + Reason.of(e) + ".\nName another folder with --out.", e);
        }
    }
}
