package dev.muster.reports.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;

/** Run by the build: compiles every {@code .jrxml} below a folder to a {@code .jasper} beside it. */
final class CompileTemplates {
    public static void main(String[] arguments) throws IOException, JRException {
        try (var files = Files.walk(Path.of(arguments[0]))) {
            List<String> templates =
                    files.map(Path::toString).filter(f -> f.endsWith(".jrxml")).toList();
            for (String template : templates) {
                JasperCompileManager.compileReportToFile(template, template.replaceFirst("jrxml$", "jasper"));
                if (template.endsWith(TableTemplate.UPRIGHT + ".jrxml")) compileTurned(template);
            }
        }
    }

    private static void compileTurned(String template) throws JRException {
        JasperDesign design = JRXmlLoader.load(template);
        TableTemplate.turn(design);
        JasperCompileManager.compileReportToFile(design, template.replaceFirst("[.]jrxml$", "-landscape.jasper"));
    }

    private CompileTemplates() {}
}
