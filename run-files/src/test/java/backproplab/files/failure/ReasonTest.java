package backproplab.files.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void whatIsKnownIsSaidInWords() {
        assertEquals("no permission", Reason.of(new AccessDeniedException("a")));
        assertEquals("no such file or folder", Reason.of(new NoSuchFileException("a")));
        assertEquals("something of that name is there already", Reason.of(new FileAlreadyExistsException("a")));
        assertEquals("Read-only file system", Reason.of(new FileSystemException("a", null, "Read-only file system")));
        assertEquals("No space left on device", Reason.of(new IOException("No space left on device")));
        assertEquals("java.nio.file.NotDirectoryException: a", Reason.of(new NotDirectoryException("a")));
        assertEquals("it is not UTF-8 text", Reason.of(new MalformedInputException(1)));
        assertEquals("java.io.IOException", Reason.of(new IOException()));
    }
}
