import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * For each line it is given, a file: one line for each flavour, "file TAB flavour TAB true|false", one more for each
 * failed check, and an empty one.
 */
public class VeraPdf {
    public static void main(String[] none) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in));
        for (String file = asked.readLine(); file != null; file = asked.readLine()) {
            for (String name : new String[] {"ua1", "2a"}) {
                validate(file, PDFAFlavour.fromString(name));
            }
            System.out.println();
            System.out.flush();
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
