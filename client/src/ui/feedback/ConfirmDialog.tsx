import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../buttons/Button';
import { ButtonRow } from '../buttons/ButtonRow';
import styles from './dialog.module.css';

export interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  children?: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
  busy?: boolean;
  busyText?: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more before what cannot be undone. Focus goes in, stays in, and returns where it was. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, confirmLabel, cancelLabel, danger, busy, busyText, onConfirm, onClose } = props;
  const { t } = useTranslation('ui');
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      isDismissable={!busy}
      isKeyboardDismissDisabled={busy ?? false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} role="alertdialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children && <div>{children}</div>}
          <ButtonRow>
            <Button variant={danger ? 'danger' : 'primary'} busy={busy ?? false} busyText={busyText ?? ''} onClick={onConfirm}>
              {confirmLabel}
            </Button>
            <Button variant="secondary" onClick={onClose}>
              {cancelLabel ?? t('dialog.cancel')}
            </Button>
          </ButtonRow>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
