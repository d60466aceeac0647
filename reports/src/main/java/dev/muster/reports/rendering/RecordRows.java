package dev.muster.reports.rendering;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRField;
import org.jspecify.annotations.Nullable;

/** Records as a data source: pulled one by one, a field is a component of the same name, in what the fonts can print. */
final class RecordRows implements JRDataSource {
    private final Iterator<? extends Record> rows;
    private final PrintedTexts texts;
    private final Map<String, MethodHandle> accessors = new HashMap<>();
    private @Nullable Record row;

    RecordRows(Iterator<? extends Record> rows, PrintedTexts texts) {
        this.rows = rows;
        this.texts = texts;
    }

    @Override
    public boolean next() {
        if (!rows.hasNext()) return false;
        row = rows.next();
        return true;
    }

    @Override
    public @Nullable Object getFieldValue(JRField field) throws JRException {
        Record current = row;
        if (current == null) throw new JRException("No row has been read yet");
        try {
            return texts.printable(accessor(current.getClass(), field.getName()).invoke(current));
        } catch (Throwable e) {
            throw new JRException("The row has no readable " + field.getName(), e);
        }
    }

    private MethodHandle accessor(Class<? extends Record> type, String name) throws ReflectiveOperationException {
        MethodHandle known = accessors.get(name);
        if (known != null) return known;
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals(name)) {
                component.getAccessor().setAccessible(true);
                MethodHandle found = MethodHandles.lookup().unreflect(component.getAccessor());
                accessors.put(name, found);
                return found;
            }
        }
        throw new NoSuchFieldException(type.getName() + " has no component " + name);
    }
}
