package backproplab.check.alone;

import java.util.Set;

/**
 * Java's security manager, which also keeps a submission from classes of ours that Java would fetch for it: {@link SubmissionLoader} hides
 * the textbook from what a submission names itself, but {@code java.beans.Beans}, {@code java.net.URLClassLoader} and others take
 * a name and ask another loader. All of them ask here first.
 *
 * <p>Who names a class in its code, a submission or a class of ours, is linked with it without a question: its own loader has decided. Where
 * a program of Java's asks by name, everybody on the stack needs the right.
 */
@SuppressWarnings("removal")
public final class Guard extends SecurityManager {
    /** Its name, for Java's command; whoever starts one need not link it: {@value}. */
    public static final String NAME = "backproplab.check.alone.Guard";

    private static final String OURS = "backproplab.";
    /** How the virtual machine looks up, for a class, another one that it names. */
    private static final String LINKS = "java.lang.ClassLoader$";

    private static final Set<String> LOADERS = Set.of(
            NAME,
            "java.lang.ClassLoader",
            "jdk.internal.loader.BuiltinClassLoader",
            "jdk.internal.loader.ClassLoaders$AppClassLoader");
    /** Makes the class of a lambda, of classes that its code names. */
    private static final String LAMBDAS = "java.lang.invoke.AbstractValidatingLambdaMetafactory";

    private static final String LAMBDA = "java.lang.invoke.InnerClassLambdaMetafactory";

    /** The guard; Java makes it as it begins. */
    public Guard() {
        super();
    }

    @Override
    public void checkPackageAccess(String name) {
        super.checkPackageAccess(name);
        if (name.startsWith(OURS) && byName(getClassContext())) {
            checkPermission(new RuntimePermission("accessClassInPackage." + name));
        }
    }

    /** Whether a program of Java's wants a class because it was given its name. */
    private static boolean byName(Class<?>[] stack) {
        boolean java = false;
        for (Class<?> frame : stack) {
            String name = frame.getName();
            if (!java && LOADERS.contains(name)) {
                continue;
            }
            // Programs of Java's are in modules with names; ours and those of submissions are in none.
            if (!frame.getModule().isNamed()) {
                return java;
            }
            if (!java && name.startsWith(LINKS) || name.equals(LAMBDAS) || name.equals(LAMBDA)) {
                return false;
            }
            java = true;
        }
        return java;
    }
}
