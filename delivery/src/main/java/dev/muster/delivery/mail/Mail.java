package dev.muster.delivery.mail;

import java.nio.file.Path;
import java.util.List;

/**
 * What one recipient gets.
 *
 * @param number tells this letter from every other, the same however often it is tried: it becomes the Message-ID
 */
public record Mail(
        String number, String recipient, String subject, String text, String html, List<Attachment> attachments) {

    /** A letter that is text alone; its HTML is the same text, for programs that show nothing else. */
    public static Mail plain(String number, String recipient, String subject, String text) {
        String html = "<!DOCTYPE html>\n<html lang=\"en\"><body><pre>" + escaped(text) + "</pre></body></html>";
        return new Mail(number, recipient, subject, text, html, List.of());
    }

    /** A file of the letter. */
    public record Attachment(String name, String contentType, Path content) {}

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
