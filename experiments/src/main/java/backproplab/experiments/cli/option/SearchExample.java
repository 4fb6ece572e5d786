package backproplab.experiments.cli.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a search might well try of an option that is a number: values that every model and optimizer takes. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SearchExample {

    /**
     * The values.
     *
     * @return as after the equals sign of {@code --space}
     */
    String value();
}
