package dev.muster.reports.delivery;

import java.nio.file.Path;
import java.util.List;

/**
 * What one recipient gets.
 *
 * @param number tells this letter from every other, the same however often it is tried: it becomes the Message-ID
 */
public record Letter(
        String number, String recipient, String subject, String text, String html, List<Attachment> attachments) {

    /** A file of the letter. */
    public record Attachment(String name, String contentType, Path content) {}
}
