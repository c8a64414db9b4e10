import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** One line for each file and flavour, "file TAB flavour TAB true|false", and one more for each failed check. */
public class VeraPdf {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (String name : new String[] {"ua1", "2a"}) {
                validate(file, PDFAFlavour.fromString(name));
            }
        }
    }

    private static void validate(String file, PDFAFlavour flavour) throws Exception {
        try (InputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println(String.join("\t", file, flavour.getId(), String.valueOf(result.isCompliant())));
            for (TestAssertion found : result.getTestAssertions()) {
                String rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
                String message = found.getMessage().replaceAll("\\s+", " ");
                System.out.println(String.join("\t", file, flavour.getId(), rule, message));
            }
        }
    }
}
