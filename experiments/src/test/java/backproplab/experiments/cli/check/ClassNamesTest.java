package backproplab.experiments.cli.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that is said in place of a class that is not there. */
class ClassNamesTest {
    private static final String SOURCES = "experiments/src/main/java/";
    private static final String COMPILE = "\nThe command needs the word compile: mvn compile ...";

    @TempDir
    private Path project;

    private Optional<String> advice(String name) {
        return new ClassNames(project, "mvn compile ...").advice(name);
    }

    private void says(String message, String name) {
        assertEquals(Optional.of("There is no class " + name + message), advice(name));
    }

    private void write(String file, String text) throws IOException {
        Path source = project.resolve(SOURCES).resolve(file);
        Files.createDirectories(source.getParent());
        Files.writeString(source, text);
    }

    @Test
    void whereTheSourceGoes() throws IOException {
        says(".\nPut its source at " + SOURCES + "Foo.java." + COMPILE, "Foo");
        write("Command.java", "public static void main(String[] arguments)");
        write("notes.txt", "");
        write("backproplab/Foo.java", "package backproplab;");
        says(".\nPut its source at " + SOURCES + "Comand.java." + COMPILE, "Comand");
        says(".\nPut its source at " + SOURCES + "a/b/Foo.java." + COMPILE, "a.b.Foo$Inner");
    }

    @Test
    void thatTheSourceHasNotBeenCompiled() throws IOException {
        write("MyLinear.java", "public class MyLinear {}");
        write("a/MyTanh.java", "package a;\npublic class MyTanh {}");
        write("b/MyNet.java", "public class MyNet {}");
        String not = ": its source has not been compiled, " + SOURCES;
        says(not + "MyLinear.java." + COMPILE, "MyLinear");
        says(not + "a/MyTanh.java." + COMPILE, "a.MyTanh");
        says(not + "b/MyNet.java." + COMPILE, "MyNet");
    }

    @Test
    void thatTheSourceDeclaresNoSuchClass() throws IOException {
        write("MyLinear.java", "public class MyLinear { record Kept() {} static class NopeToo {} }");
        write("MyTanh.java", "public class Tanh {}");
        says(".\n" + SOURCES + "MyLinear.java declares none of that name.", "MyLinear$Nope");
        says(".\n" + SOURCES + "MyTanh.java declares none of that name.", "MyTanh");
        says(": its source has not been compiled, " + SOURCES + "MyLinear.java." + COMPILE, "MyLinear$Kept");
    }

    /** A source that cannot be read, as a link that leads to itself. */
    @Test
    void noMoreThanIsKnownOfWhatCannotBeRead() throws IOException {
        write("MyLinear.java", "public class MyLinear {}");
        Path loop = project.resolve(SOURCES).resolve("Loop.java");
        Files.createSymbolicLink(loop, loop);
        says("." + COMPILE, "MyTanh");
    }

    @Test
    void whatMayBeMeant() throws IOException {
        write("MyLinear.java", "public class MyLinear {}");
        write("a/MyTanh.java", "package a.b;\npublic class MyTanh {}");
        says(".\nDid you mean MyLinear?", "MyLiner");
        says(".\nDid you mean MyLinear?", "a.MyLinear");
        says(".\nDid you mean a.b.MyTanh?", "MyTanh");
        says(".\nDid you mean a.b.MyTanh?", "a.MyTanh");
        says(".\nName the class, not its file: MyLinear.", "src/MyLinear.java");
        says(".\nName the class, not its file: MyLinear.", "src\\MyLinear.java");
    }

    @Test
    void nothingOfAClassThatIsThereAndOfWhatIsNoName() {
        assertEquals(Optional.empty(), advice("java.lang.String"));
        assertEquals(Optional.empty(), advice("my-class"));
        assertEquals(Optional.empty(), advice("My Class"));
    }
}
