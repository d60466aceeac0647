package dev.muster.api.equipment;

import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.equipment.EquipmentRefusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What HTTP says to refusals about equipment. */
@RestControllerAdvice(basePackages = "dev.muster.api.equipment")
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class EquipmentErrors {
    @ExceptionHandler
    ProblemDetail answer(EquipmentRefusal refusal) {
        HttpStatus status = switch (refusal) {
            case EquipmentRefusal.AssetTagTaken taken -> HttpStatus.CONFLICT;
            case EquipmentRefusal.HolderInactive inactive -> HttpStatus.CONFLICT;
            case EquipmentRefusal.AlreadyRetired retired -> HttpStatus.CONFLICT;
            case EquipmentRefusal.NoSuchHolder nobody -> HttpStatus.BAD_REQUEST;
        };
        return ProblemDetail.forStatusAndDetail(status, sentence(RefusalText.of(refusal)));
    }

    @ExceptionHandler
    ProblemDetail answer(DocumentRefusal refusal) {
        return switch (refusal) {
            case DocumentRefusal.InvalidValue value ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "'" + value.attribute() + "': it can't be " + value.value() + "; " + value.cure() + ".");
            case DocumentRefusal.RequiredMissing missing -> lacking(missing.attribute());
            // what an item has to have can't be taken away
            case DocumentRefusal.MutabilityViolation violation -> lacking(violation.attribute());
            case DocumentRefusal.TooLarge large ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "This is too much: " + large.what() + " may be at most " + large.limit() + ".");
            case DocumentRefusal.ValueTaken taken ->
                problem(HttpStatus.CONFLICT, sentence(String.valueOf(taken.getMessage())));
            case DocumentRefusal.InvalidPath path -> problem(HttpStatus.BAD_REQUEST, sentence(path.reason()));
            case DocumentRefusal.NoTarget target -> problem(HttpStatus.BAD_REQUEST, sentence(target.reason()));
            case DocumentRefusal.InvalidFilter filter -> problem(HttpStatus.BAD_REQUEST, sentence(filter.reason()));
        };
    }

    private static ProblemDetail lacking(String attribute) {
        return problem(HttpStatus.BAD_REQUEST, "'" + attribute + "': it is missing; give a value.");
    }

    @ExceptionHandler
    ProblemDetail answer(ImportRefusal refusal) {
        return switch (refusal) {
            case ImportRefusal.FileTooLarge tooLarge ->
                problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "The file is larger than " + tooLarge.limit
                                + " bytes. Import it in parts, each with the header.");
            case ImportRefusal.TooManyLines tooMany ->
                problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "The file has more than " + tooMany.limit
                                + " lines. Import it in parts, each with the header.");
            case ImportRefusal.NotText no ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "The file is " + no.what + ". Save it as CSV; spreadsheets offer 'CSV UTF-8'.");
            case ImportRefusal.WrongEncoding wrong ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "The file is not encoded in %s: line %d has the byte 0x%02X behind '%s'. Spreadsheets offer the right"
                                        .formatted(wrong.encoding, wrong.line, wrong.octet, wrong.before)
                                + " encoding as 'CSV UTF-8' when saving; iconv -f WINDOWS-1252 -t UTF-8 turns files from"
                                + " Windows into it.");
            case ImportRefusal.NoAssetTags noTags ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "The first line must be a header with a column '" + Column.ASSET_TAG.usualName() + "'; it has "
                                + shortened(String.join(", ", noTags.header)) + ".");
            case ImportRefusal.SameColumnTwice twice ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "The columns '" + shortened(twice.first) + "' and '" + shortened(twice.second)
                                + "' mean the same to an import. Take one of them out.");
            case ImportRefusal.Malformed malformed ->
                problem(HttpStatus.BAD_REQUEST, "The file cannot be read as CSV: " + malformed.where);
        };
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
