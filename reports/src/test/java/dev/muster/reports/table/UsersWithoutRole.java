package dev.muster.reports.table;

import dev.muster.reports.ColumnType;
import dev.muster.reports.Report;
import dev.muster.reports.ReportColumn;
import dev.muster.reports.parameter.ParameterType;
import dev.muster.reports.parameter.ReportParameter;
import dev.muster.reports.query.SqlFile;
import dev.muster.reports.rendering.Pages;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a tabular report takes: this file, and its query. */
final class UsersWithoutRole {
    static final TableDefinition DEFINITION = new TableDefinition(
            "active-users-without-a-role",
            "Active users without a role",
            SqlFile.beside(UsersWithoutRole.class, "without-role.sql"),
            "active user without a role",
            "active users without a role",
            "Every active user has a role.",
            List.of(new ReportParameter("createdBefore", "Created before", new ParameterType.Day(), "today")),
            List.of(
                    ReportColumn.of("userId", "Id", ColumnType.TEXT, 0),
                    ReportColumn.of("displayName", "Name", ColumnType.TEXT, 5),
                    ReportColumn.of("userName", "Account", ColumnType.TEXT, 5),
                    ReportColumn.of("department", "Department", ColumnType.TEXT, 4),
                    ReportColumn.of("provisioned", "Provisioned", ColumnType.YES_NO, 2),
                    ReportColumn.of("created", "Created", ColumnType.INSTANT, 3),
                    ReportColumn.of("daysSinceCreation", "Since creation", ColumnType.DAYS, 2),
                    ReportColumn.of("items", "Items held", ColumnType.NUMBER, 2),
                    ReportColumn.money("value", "currency", "Value of the items", 3)),
            List.of(
                    TableFigure.rows("Users"),
                    TableFigure.rows("Of an integration", row -> Boolean.TRUE.equals(row.cell("provisioned"))),
                    TableFigure.sum("Value of their items", "value"),
                    TableFigure.most("Longest since creation", "daysSinceCreation")));

    private UsersWithoutRole() {}

    static Report report(JdbcClient db, Pages pages) {
        return new TabularReport(db, pages, DEFINITION);
    }
}
