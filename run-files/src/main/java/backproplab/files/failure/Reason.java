package backproplab.files.failure;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file or folder could not be read or written, in words for people. */
public final class Reason {
    private Reason() {}

    /**
     * Says what happened without the name of a class, where that is known.
     *
     * @param e what the system answered
     * @return for example {@code no permission} or {@code No space left on device}
     */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "something of that name is there already";
        }
        if (e instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return said == null || said.isBlank() ? e.toString() : said;
    }
}
